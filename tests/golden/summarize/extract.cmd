summarize --extract 3 --cite sentences energy-truce.txt gaza-pause.txt --published 2025-03-19
