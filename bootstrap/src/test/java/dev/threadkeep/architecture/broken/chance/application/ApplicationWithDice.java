package dev.threadkeep.architecture.broken.chance.application;

import java.util.random.RandomGenerator;

record ApplicationWithDice(RandomGenerator dice) {}
