package dev.threadkeep.architecture.broken.beans.rest.canonical;

import dev.threadkeep.architecture.broken.beans.rest.http.NeededBean;

record WhoNeedsIt(NeededBean bean) {}
