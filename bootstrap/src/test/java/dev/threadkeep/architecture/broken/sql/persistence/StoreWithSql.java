package dev.threadkeep.architecture.broken.sql.persistence;

import javax.sql.DataSource;

record StoreWithSql(DataSource pool) {}
