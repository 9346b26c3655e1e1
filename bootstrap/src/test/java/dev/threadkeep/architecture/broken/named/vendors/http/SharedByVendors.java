package dev.threadkeep.architecture.broken.named.vendors.http;

public final class SharedByVendors {}
