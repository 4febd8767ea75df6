query --actor netanyahu --type call,quote gaza-pause.txt
