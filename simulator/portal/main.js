import * as appLayout from './app-layout.js';
import * as chats from './chats.js';
import * as imChannel from './im-channel.js';
import * as messages from './messages.js';
import * as panel from './panel.js';
import * as popup from './popup.js';
import * as state from './state.js';
import * as wireLog from './wire-log.js';

wireLog.start();
appLayout.start();
imChannel.start();
messages.start();
chats.start({ onSelect() {}, beforeSwitch: popup.close, afterSwitch() {} });
popup.start(panel.show);
panel.start(popup.apply);
state.start();
