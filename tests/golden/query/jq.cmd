query karabakh-readout.json '.calls[].participants[].name' --raw
