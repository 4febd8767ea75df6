query --type position --stance demands energy-truce.txt --published 2025-03-19
