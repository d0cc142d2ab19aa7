// Apart, so that it is fetched when a screen is opened and not with the first page.
import Rfb from '@novnc/novnc';

export { Rfb };
