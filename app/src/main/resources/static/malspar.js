// What the pages do beyond being read: everything here has a way without it.
"use strict";
