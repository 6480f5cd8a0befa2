"""What the words after an amount say of it: that it will hold, or that it does."""

import re

# It must read the words after "10%" in: 10% of visits will be by bicycle; and after "50" in: 50 groups will have met.
SUBJECT = re.compile(
    r"\s+(?:of\s)?[^.;,\d]{3,90}?(?<!\band\s)\b(?:will|shall|should|to\s+be|must|to\s+have)\b", re.IGNORECASE
)
# A statistic: 62% of adults are overweight.
STATES = re.compile(
    r"\s+(?:of\s)?[^.;,]{2,90}?\b(?:are|is|have|has|live|lives|say|said|agree|agreed|feel|felt|smoke|report|use|do)\b",
    re.IGNORECASE,
)
