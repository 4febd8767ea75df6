include(CMakePackageConfigHelpers)
install(TARGETS newsbrief_cli RUNTIME)
install(TARGETS newsbrief newsbrief_options EXPORT newsbriefTargets ARCHIVE LIBRARY)
install(DIRECTORY include/newsbrief DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY data/ DESTINATION ${CMAKE_INSTALL_DATADIR}/newsbrief)
install(EXPORT newsbriefTargets NAMESPACE newsbrief:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/newsbrief)
configure_package_config_file(cmake/newsbriefConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/newsbriefConfig.cmake
                              INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/newsbrief)
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/newsbriefConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/newsbriefConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/newsbriefConfigVersion.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/newsbrief)
