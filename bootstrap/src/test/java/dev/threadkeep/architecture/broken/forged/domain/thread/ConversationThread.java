package dev.threadkeep.architecture.broken.forged.domain.thread;

public record ConversationThread(String title) {}
