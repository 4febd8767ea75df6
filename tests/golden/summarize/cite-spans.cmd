summarize --cite spans --format markdown karabakh-readout.json
