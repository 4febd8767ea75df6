query gaza-pause.txt --sql 'DROP TABLE events'
