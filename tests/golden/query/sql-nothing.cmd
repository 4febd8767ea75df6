query gaza-pause.txt --sql 'SELECT * FROM calls_v WHERE 0'
