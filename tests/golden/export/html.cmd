export --format html karabakh-readout.json
