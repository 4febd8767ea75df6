summarize --together --focus swap --format json energy-truce.txt gaza-pause.txt --published 2025-03-19
