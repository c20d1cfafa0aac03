enum ScorecardsPlaceholder {}
import Yams
