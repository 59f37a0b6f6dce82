// What is measured, in the order of the tables.

import dossier from './peers/dossier.mjs';
import flexsearch from './peers/flexsearch.mjs';
import fuse from './peers/fuse.mjs';
import lunr from './peers/lunr.mjs';
import minisearch from './peers/minisearch.mjs';
import orama from './peers/orama.mjs';
import pagefind from './peers/pagefind.mjs';
import scan from './peers/scan.mjs';

export const PEERS = { dossier, scan, minisearch, flexsearch, pagefind, orama, lunr, fuse };
