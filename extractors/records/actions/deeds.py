"""Verbs that set a task for some doers and not for others."""

import re

SAME_IN_PAST = frozenset({"put", "let", "cut", "set up", "put together"})
DECIDES = re.compile(
    r"(?:accept|agree(?:\s+to)?|support|recommend|recognise|acknowledge|note|approve|adopt|endorse|hold|consider|review|appoint|continue)$",
    re.IGNORECASE,
)
# What also just happens: with "will" these tell of events.
EVENTS = re.compile(
    r"(?:continue|include|begin|start|open|close|run|meet|go|follow|take|make|maintain|offer|support|get)$",
    re.IGNORECASE,
)
# What tells of an event even of a person ("PB will continue as chair").
PERSONAL_EVENTS = re.compile(r"(?:continue|include|support|begin|start|run|chair|go|take)$", re.IGNORECASE)
# Errands, which a body is set to do rather than seen doing.
ERRANDS = re.compile(
    r"(?:report\s*back|bring(?:\s+back)?|write|contact|circulate|share|send|arrange|prepare|draft|investigate|respond"
    r"|look\s+into|obtain|seek|follow\s+up|come\s+back|feed\s*back|invite|email|issue|draw\s+up|produce|publish|provide"
    r"|look(?:\s+(?:to|at))?|review|consult|approach)$",
    re.IGNORECASE,
)
# What somebody does for the next time, though nothing is brought or sent.
CHECKS = re.compile(r"(?:check|monitor|find\s+out|chase|ring|speak\s+to|pursue|look\s+(?:at|up))", re.IGNORECASE)
IN_THE_MEETING = re.compile(
    r"(?:introduce|explain|outline|give|present|speak|clarify|declare|note|vote|leave|join|indicate)$", re.IGNORECASE
)
# What somebody agrees to be, and no task: "Mr Ash agreed to stand".
TAKES_SEAT = re.compile(r"(?:stand|serve|chair|remain|stay|join|be|second|continue|act|sit|become)$", re.IGNORECASE)
POST = re.compile(
    r"\s+(?:on\s+|up\s+|over\s+)?(?:(?:the|this|as)\s+(?:post|role|chair|position|office|functions?)\b|as\s+(?-i:[A-Z]))",
    re.IGNORECASE,
)
MINUTES = re.compile(r"\s+the\s+(?:\w+\s+)?minutes\b", re.IGNORECASE)
# What bodies undergo, not what they do.
NO_DEED = re.compile(
    r"(?:be|have|need|remain|become|receive|see|increase|fall|rise|grow|reach|benefit|depend|face|experience|lose|no|not"
    r"|leave|like|love|prefer|want|wish|welcome|appreciate|expect|hope|say|think|suggest|agree|find|argue|note|then|also|now|go|likely|only|never|ever|always|still|just|soon|[a-z]+ly|continue|rely|require|cost|mean|know|feel|live|age)\b",
    re.IGNORECASE,
)
# After "agreed to" any word but these is a verb; after a bare "to" only where somebody stands before it.
NO_VERB = re.compile(
    r"(?:bear|retain|receive|the|an?|his|her|its|their|our|this|that|these|those|be|have|all|each|which|whom?|what|how|see|date|it|them|us|do)\b"
)
# "The Clerk will be contacting the owner"; what goes on anyway is left out.
BUSY = re.compile(
    r"(?!being|having|going|looking|working|leaving|retiring|standing|taking|joining|continuing|stepping|attending|meeting|holding|presenting)[a-z]+ing$"
)
THIRD_PERSON = re.compile(r"\s+(?!is\b|was\b|has\b|does\b|this\b|its\b|as\b)[a-z]+(?:[^s\W]s|sses|shes|ches)\b")
