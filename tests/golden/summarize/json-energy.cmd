summarize --format json energy-truce.txt --published 2025-03-19
