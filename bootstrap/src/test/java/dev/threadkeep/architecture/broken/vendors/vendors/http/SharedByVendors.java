package dev.threadkeep.architecture.broken.vendors.vendors.http;

public final class SharedByVendors {}
