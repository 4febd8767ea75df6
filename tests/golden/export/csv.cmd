export --format csv --table prisoner_swaps gaza-pause.txt energy-truce.txt --published 2025-03-19
