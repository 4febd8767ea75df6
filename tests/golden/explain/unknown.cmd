explain gaza-pause.txt event99
