internal import Glibc

extension Array where Element: BitwiseCopyable {
  /// Makes room for `capacity` elements, in huge pages where that pays.
  ///
  /// The system hands out memory page by page, and asking for a page of 4 KiB takes as long as
  /// reading a hundred rows.
  mutating func reserveLarge(_ capacity: Int) {
    reserveCapacity(capacity)
    withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      LargeMemory.useHugePages(base, byteCount: capacity * MemoryLayout<Element>.stride)
    }
  }
}

/// Memory of many megabytes.
package enum LargeMemory {
  /// Asks for huge pages for memory that has not been touched yet, if it is large enough.
  package static func useHugePages(_ memory: UnsafeMutableRawPointer, byteCount: Int) {
    let page = 1 << 21
    guard byteCount >= 2 * page else { return }
    let start = (UInt(bitPattern: memory) + UInt(page) - 1) & ~(UInt(page) - 1)
    let end = (UInt(bitPattern: memory) + UInt(byteCount)) & ~(UInt(page) - 1)
    guard start < end, let aligned = UnsafeMutableRawPointer(bitPattern: start) else { return }
    madvise(aligned, Int(end - start), MADV_HUGEPAGE)
  }
}
