export --format csv gaza-pause.txt
