summarize --cite sentences gaza-pause.txt
