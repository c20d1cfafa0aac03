enum WebPlaceholder {}
import Hummingbird
import Mustache
