package dev.threadkeep.architecture.broken.sql.rest;

import java.sql.Connection;

record AdapterWithSql(Connection connection) {}
