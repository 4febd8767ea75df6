export karabakh-readout.json
