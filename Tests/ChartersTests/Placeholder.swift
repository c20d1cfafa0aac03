import Charters
