summarize --focus people energy-truce.txt
