enum StoragePlaceholder {}
import GRDB
