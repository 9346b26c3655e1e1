package dev.threadkeep.architecture.broken.unsealed.application;

interface Port {}
