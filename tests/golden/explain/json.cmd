explain gaza-pause.txt event1 --format json
