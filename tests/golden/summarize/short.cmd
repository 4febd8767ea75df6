summarize --length 40 energy-truce.txt --published 2025-03-19
