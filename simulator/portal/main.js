import * as appBar from './app-bar.js';
import * as appLayout from './app-layout.js';
import * as chats from './chats.js';
import * as imChannel from './im-channel.js';
import * as messageMenu from './message-menu.js';
import * as messages from './messages.js';
import * as panel from './panel.js';
import * as places from './places.js';
import * as popup from './popup.js';
import * as smiles from './smiles.js';
import * as state from './state.js';
import * as wireLog from './wire-log.js';

wireLog.start();
appLayout.start();
imChannel.start();
messages.start();
messageMenu.start();
chats.start({
  onSelect: places.closePage,
  beforeSwitch() {
    popup.close();
    places.closeChat();
  },
  afterSwitch() {
    appBar.render();
    places.render();
  },
});
popup.start(panel.show);
appBar.start();
smiles.start();
places.start();
panel.start(popup.apply);
state.start();
