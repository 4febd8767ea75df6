summarize --width 60 --focus ceasefires gaza-pause.txt
