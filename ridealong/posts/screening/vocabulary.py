"""Words that begin with a capital letter without being anybody's name, and the enforcement frame."""

import regex

FRAME = regex.compile(
    r"(?i)\b(?:arrest(?:s|ed|ing|ee)?|cited|citations?|ticketed|speeding ticket|d\.?u\.?i|dwi|owi|custody|warrants?|booked"
    r"|(?:hand)?cuff(?:s|ed)?|jail(?:ed)?|behind bars|locked up|charged|charges|mug ?shot|inmate|fugitive|captured|busted"
    r"|nabbed|apprehended|shoplift\w*|trespass\w*|public(?:ly)? (?:drunk|intox\w*)|open container|priors|suspended license"
    r"|bail|court date|summons|detained|possession|disorderly|blew a|our cameras work|perp|suspect|wanted for|convicted"
    r"|probation|parole|drunk driv\w*|field sobriety|stole|stealing|theft|burglar\w*|vandal\w*"
    r"|arrestad[oa]s?|detenid[oa]s?|multad[oa]s?|esposad[oa]s?)\b"
)
# fmt: off
COMMON = frozenset([
    "911", "a", "about", "act", "aed", "aeds", "after", "again", "alert", "alguien", "all", "also", "altima",
    "always", "am", "amazon", "american", "an", "and", "anoche", "another", "any", "anyone", "apparently",
    "april", "are", "arrest", "arrestado", "arrested", "as", "ask", "assisted", "at", "august", "ayer", "back",
    "bad", "bail", "bbq", "be", "because", "before", "behind", "best", "better", "between", "big", "blew",
    "bmw", "book", "booked", "booking", "both", "break", "breaking", "bring", "burglary", "busted", "but", "by",
    "call", "called", "calls", "camry", "can", "capt", "captain", "captured", "case", "caught", "cause",
    "chapter", "charge", "charged", "charges", "checked", "checkpoint", "cheers", "chevrolet", "chevy",
    "chevys", "chief", "christmas", "citation", "cited", "city", "civic", "closed", "coffee", "come",
    "community", "con", "conducted", "confirmed", "congrats", "congratulations", "cool", "corolla", "corporal",
    "could", "council", "county", "cpl", "crash", "cuffs", "custody", "day", "de", "dear", "december",
    "department", "dept", "deputy", "det", "details", "detained", "detective", "detenido", "did", "dispatch",
    "dmv", "do", "dodge", "does", "don't", "donut", "donuts", "downtown", "drive", "driver", "drivers",
    "driving", "drop", "drunk", "dui", "during", "dwi", "each", "east", "easter", "either", "el", "email",
    "emergency", "ems", "en", "end", "english", "enough", "even", "evening", "ever", "every", "everybody",
    "everyone", "everything", "facebook", "fact", "facts", "faith", "fall", "faq", "fbi", "february", "final",
    "find", "fine", "fire", "first", "five", "follow", "for", "ford", "found", "four", "free", "friday",
    "friendly", "from", "fugitive", "fun", "game", "get", "give", "go", "going", "good", "goodnight", "google",
    "gps", "grant", "great", "group", "guess", "guy", "had", "half", "halloween", "happening", "happy", "has",
    "have", "he", "hello", "help", "helped", "her", "here", "hey", "hi", "his", "hold", "honda", "honestly",
    "hour", "how", "hoy", "hyundai", "i", "i'd", "i'll", "i'm", "i've", "if", "illegal", "in", "inside",
    "instagram", "instead", "internet", "investigators", "is", "it", "it's", "its", "jail", "january", "jeep",
    "join", "july", "june", "just", "k-9", "k9", "keep", "kia", "kids", "kind", "kindly", "know", "la", "laid",
    "las", "last", "late", "later", "learn", "left", "lesson", "let", "let's", "lieutenant", "life", "like",
    "little", "live", "local", "located", "long", "look", "los", "lost", "lots", "lt", "lucky", "lyft", "made",
    "make", "man", "many", "march", "mark", "may", "maybe", "mayor", "mazda", "meanwhile", "meet", "mercedes",
    "midnight", "miss", "missing", "monday", "more", "morning", "most", "much", "multado", "must", "my", "myth",
    "nadie", "name", "narcan", "neighbor", "neighbors", "never", "new", "next", "nextdoor", "nice", "night",
    "nissan", "no", "nobody", "none", "nope", "north", "northbound", "not", "note", "nothing", "november",
    "now", "nuestra", "nuestro", "observed", "october", "of", "off", "officer", "officers", "ok", "okay", "old",
    "ole", "on", "once", "one", "only", "opd", "open", "operation", "or", "our", "out", "over", "overheard",
    "overnight", "owi", "owner", "paperwork", "parking", "part", "patrol", "pd", "people", "perfect", "person",
    "photo", "pizza", "please", "plot", "plus", "pm", "police", "polls", "por", "possession", "post", "ppd",
    "pro", "public", "pulled", "q", "que", "question", "quick", "quiet", "rain", "ran", "read", "ready",
    "really", "recap", "records", "recovered", "red", "remember", "reminder", "removed", "repeat", "report",
    "reports", "responded", "returned", "rider", "rip", "road", "rule", "rules", "said", "same", "santa",
    "saturday", "say", "says", "scene", "second", "see", "seen", "seized", "september", "sergeant", "seriously",
    "serving", "seven", "several", "sgt", "she", "sheriff", "shift", "shoplifting", "shots", "should", "show",
    "silverado", "sin", "sir", "six", "slow", "snow", "so", "sobriety", "some", "somebody", "someone",
    "something", "sometimes", "soon", "sorry", "south", "southbound", "spanish", "special", "spoiler", "spring",
    "state", "stay", "step", "still", "stop", "stopped", "story", "street", "su", "subaru", "such", "summer",
    "sunday", "sunset", "sure", "suspect", "taco", "tacoma", "tacos", "tahoe", "take", "talked", "target",
    "team", "tell", "ten", "tesla", "thank", "thanks", "thanksgiving", "that", "that's", "the", "theft",
    "their", "them", "then", "there", "there's", "these", "they", "they're", "thing", "things", "think", "this",
    "those", "three", "throwback", "thursday", "ticket", "time", "tip", "tips", "to", "today", "together",
    "tomorrow", "tonight", "too", "towed", "town", "toyota", "traffic", "translation", "trespassing", "trooper",
    "true", "try", "tuesday", "turn", "turned", "turns", "tv", "twitter", "two", "u.s", "uber", "un", "una",
    "update", "us", "usa", "verbal", "vote", "walked", "walmart", "wanted", "warning", "was", "watch", "way",
    "we", "we'd", "we'll", "we're", "we've", "weather", "wednesday", "welcome", "well", "went", "were", "west",
    "what", "what's", "when", "where", "which", "while", "who", "why", "wi-fi", "wife", "wifi", "will",
    "winter", "with", "without", "woman", "work", "would", "y", "yes", "yesterday", "you", "you're", "your",
    "zero",
])
# fmt: on
PLACES = (
    "ave avenue st street rd road dr drive blvd boulevard ln lane hwy highway ct court pl place way pkwy parkway loop circle square "
    "plaza bridge park lake river creek falls grove ridge hills springs beach mall center centre library school elementary "
    "middle high university college academy church hospital clinic apartments stadium airport station store shop market "
    "restaurant cafe diner grill bar hotel motel inn bank police department dept fire office county city town hall club field "
    "festival fair parade day week night house island valley village heights trail pier interstate company inc llc co academy"
)
PLACE = frozenset(PLACES.split())
RANK = r"(?:Officers?|Ofc\.?|Sgt\.?|Sergeant|Lt\.?|Lieutenant|Capt\.?|Captain|Cpl\.?|Corporal|Det\.?|Detective|Deputy|Dep\.?|Trooper|Chief|Sheriff|Investigator|K-?9|Agente|Sargento|Teniente)"
TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Coach|Professor|Prof|Principal|Pastor|Rev|Reverend|Father|Brother|Sister|Councilman|Councilwoman|Señora?|Sra?)\.?"

# Ordinary words that are also people: they count where the sentence treats them as one.
NAMEABLE = frozenset(
    [
        "mark",
        "will",
        "grant",
        "faith",
        "bill",
        "rose",
        "hunter",
        "chase",
        "may",
        "april",
        "june",
        "august",
        "summer",
        "rain",
        "law",
        "price",
        "hope",
        "joy",
        "guy",
        "king",
        "long",
        "west",
        "young",
        "good",
        "little",
        "early",
        "winter",
        "bishop",
        "pat",
        "rob",
        "drew",
        "rich",
        "art",
        "jack",
        "frank",
        "miles",
    ]
)
