// Apart, so that it is fetched when a serial line is opened and not with the first page.
import { FitAddon } from '@xterm/addon-fit';
import { SearchAddon } from '@xterm/addon-search';
import { Terminal } from '@xterm/xterm';
import xtermCss from '@xterm/xterm/css/xterm.css?inline';

const sheet = document.createElement('style');
sheet.textContent = xtermCss as unknown as string;
document.head.append(sheet);

export { FitAddon, SearchAddon, Terminal };
