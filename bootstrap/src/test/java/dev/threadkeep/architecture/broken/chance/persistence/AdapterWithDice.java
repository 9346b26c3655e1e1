package dev.threadkeep.architecture.broken.chance.persistence;

import java.util.random.RandomGenerator;

record AdapterWithDice(RandomGenerator dice) {}
