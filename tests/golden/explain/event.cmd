explain karabakh-readout.json event1
