query gaza-pause.txt --type swap --format json
