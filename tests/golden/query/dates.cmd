query --after 2023-11-23 --before 2023-11 gaza-pause.txt
