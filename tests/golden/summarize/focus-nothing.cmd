summarize --focus Atlantis gaza-pause.txt
