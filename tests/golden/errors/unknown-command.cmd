sumarize gaza-pause.txt
