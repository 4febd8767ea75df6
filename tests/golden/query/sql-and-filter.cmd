query gaza-pause.txt --sql 'SELECT 1' --type call
