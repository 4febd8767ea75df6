export --fromat json gaza-pause.txt
