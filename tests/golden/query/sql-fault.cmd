query gaza-pause.txt --sql 'SELECT * FROM talks'
