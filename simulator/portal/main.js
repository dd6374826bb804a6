import * as appLayout from './app-layout.js';
import * as chats from './chats.js';
import * as imChannel from './im-channel.js';
import * as panel from './panel.js';
import * as popup from './popup.js';
import * as wireLog from './wire-log.js';

wireLog.start();
appLayout.start();
imChannel.start();
chats.start(popup.close);
popup.start(panel.show);
panel.start(popup.apply);
