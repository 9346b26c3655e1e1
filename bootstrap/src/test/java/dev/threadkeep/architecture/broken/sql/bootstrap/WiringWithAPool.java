package dev.threadkeep.architecture.broken.sql.bootstrap;

import javax.sql.DataSource;

record WiringWithAPool(DataSource pool) {}
