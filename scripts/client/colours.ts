/** Settles the colours where it stands in the page: after the switch, before anything is drawn. */

import { settleColours } from "./common/colours.ts";

settleColours(document, new URL("../../", (document.currentScript as HTMLScriptElement).src));
